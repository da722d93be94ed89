#include <linux/dma-buf.h>
#include <linux/module.h>

static int __init frame_init(void)
{
	struct dma_buf *buffer = dma_buf_get(3);

	if (!IS_ERR(buffer))
		dma_buf_put(buffer);
	return 0;
}
module_init(frame_init);

static void __exit frame_exit(void)
{
}
module_exit(frame_exit);

MODULE_DESCRIPTION("Lacks an import");
MODULE_LICENSE("GPL");
