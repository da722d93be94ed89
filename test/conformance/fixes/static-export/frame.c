#include <linux/module.h>

static void frame_drop(int count);

static int __init frame_init(void)
{
	frame_drop(1);
	return 0;
}
module_init(frame_init);

static void frame_drop(int count)
{
	pr_info("%d\n", count);
}
EXPORT_SYMBOL_GPL(frame_drop);

MODULE_DESCRIPTION("Exports what is static, and declared so before");
MODULE_LICENSE("GPL");
