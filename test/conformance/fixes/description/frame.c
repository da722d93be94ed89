#include <linux/module.h>

static int __init frame_init(void)
{
	return 0;
}
module_init(frame_init);

MODULE_LICENSE("GPL");
