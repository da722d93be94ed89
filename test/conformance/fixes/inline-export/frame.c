#include <linux/module.h>

void frame_drop(void);
inline void frame_drop(void)
{
}
EXPORT_SYMBOL_GPL(frame_drop);

MODULE_DESCRIPTION("Exports what is inline");
MODULE_LICENSE("GPL");
