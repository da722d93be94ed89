#include <linux/module.h>

void frame_drop(void);
void frame_drop(void)
{
}
EXPORT_SYMBOL_GPL(frame_drop);

MODULE_DESCRIPTION("Exports a symbol twice");
MODULE_LICENSE("GPL");

EXPORT_SYMBOL_GPL(frame_drop); /* for others */
