#include <linux/module.h>
#include <linux/version.h>

static int __init frame_init(void)
{
	return 0;
}
module_init(frame_init);

static void __exit frame_exit(void)
{
}
module_exit(frame_exit);

MODULE_DESCRIPTION("Imports what it does not use");
MODULE_LICENSE("GPL");
#if LINUX_VERSION_CODE >= KERNEL_VERSION(6, 13, 0)
MODULE_IMPORT_NS("DMA_BUF");
#else
MODULE_IMPORT_NS(DMA_BUF);
#endif
