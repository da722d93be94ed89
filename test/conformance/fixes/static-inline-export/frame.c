#include <linux/module.h>

static inline
void frame_pick(void)
{
	pr_info("pick\n");
}
EXPORT_SYMBOL_GPL(frame_pick);

MODULE_DESCRIPTION("Exports what is static and inline");
MODULE_LICENSE("GPL");
