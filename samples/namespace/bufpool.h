/* SPDX-License-Identifier: MIT */
#ifndef BUFPOOL_H
#define BUFPOOL_H

#include <linux/version.h>

struct dma_buf;

/* The macros that take it want a string from 6.13 on. */
#if LINUX_VERSION_CODE >= KERNEL_VERSION(6, 13, 0)
#define BUFPOOL_NAMESPACE "BUFFER_POOL"
#else
#define BUFPOOL_NAMESPACE BUFFER_POOL
#endif

int bufpool_put(struct dma_buf *buffer);

#endif
