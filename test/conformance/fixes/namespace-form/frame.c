#include <linux/dma-buf.h>
#include <linux/module.h>

void frame_drop(struct dma_buf *buffer);
void frame_drop(struct dma_buf *buffer)
{
	dma_buf_put(buffer);
}
EXPORT_SYMBOL_GPL(frame_drop);

MODULE_DESCRIPTION("Imports in the form of later kernels");
MODULE_LICENSE("GPL");
MODULE_IMPORT_NS("DMA_BUF");
