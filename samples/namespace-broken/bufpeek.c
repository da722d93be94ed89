// SPDX-License-Identifier: MIT
/* Looks at a DMA buffer without importing the namespace that its functions are in. */
#include <linux/dma-buf.h>
#include <linux/module.h>

static int bufpeek_fd = -1;
module_param(bufpeek_fd, int, 0);

static int __init bufpeek_init(void)
{
	struct dma_buf *buffer = dma_buf_get(bufpeek_fd);

	if (IS_ERR(buffer))
		return PTR_ERR(buffer);
	pr_info("%zu bytes\n", buffer->size);
	dma_buf_put(buffer);
	return -EAGAIN;
}
module_init(bufpeek_init);

MODULE_DESCRIPTION("Says how large a DMA buffer is");
MODULE_LICENSE("GPL");
