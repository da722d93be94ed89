// SPDX-License-Identifier: MIT
/* A pool of DMA buffers. It imports the kernel's namespace for them, and exports into one of its own. */
#include <linux/dma-buf.h>
#include <linux/module.h>
#include <linux/version.h>
#include "bufpool.h"

static struct dma_buf *bufpool_buffer;

int bufpool_put(struct dma_buf *buffer)
{
	if (bufpool_buffer)
		return -EBUSY;
	bufpool_buffer = buffer;
	return 0;
}
EXPORT_SYMBOL_NS_GPL(bufpool_put, BUFPOOL_NAMESPACE);

static void __exit bufpool_exit(void)
{
	if (bufpool_buffer)
		dma_buf_put(bufpool_buffer);
}
module_exit(bufpool_exit);

static int __init bufpool_init(void)
{
	return 0;
}
module_init(bufpool_init);

MODULE_DESCRIPTION("Keeps a DMA buffer");
MODULE_LICENSE("GPL");
#if LINUX_VERSION_CODE >= KERNEL_VERSION(6, 13, 0)
MODULE_IMPORT_NS("DMA_BUF");
#else
MODULE_IMPORT_NS(DMA_BUF);
#endif
