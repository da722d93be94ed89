// SPDX-License-Identifier: MIT
#include <linux/dma-buf.h>
#include <linux/module.h>
#include "bufpool.h"

static int client_fd = -1;
module_param(client_fd, int, 0);

static int __init client_init(void)
{
	struct dma_buf *buffer = dma_buf_get(client_fd);

	if (IS_ERR(buffer))
		return PTR_ERR(buffer);
	return bufpool_put(buffer);
}
module_init(client_init);

MODULE_DESCRIPTION("Gives the pool a buffer, and imports its namespace and the kernel's");
MODULE_LICENSE("GPL");
MODULE_IMPORT_NS(BUFPOOL_NAMESPACE);
#if LINUX_VERSION_CODE >= KERNEL_VERSION(6, 13, 0)
MODULE_IMPORT_NS("DMA_BUF");
#else
MODULE_IMPORT_NS(DMA_BUF);
#endif
