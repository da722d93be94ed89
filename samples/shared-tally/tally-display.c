// SPDX-License-Identifier: MIT
/* /dev/tally: each reading of it counts, and says how often it was read. tally.ko has to be loaded first. */
#include <linux/fs.h>
#include <linux/kernel.h>
#include <linux/miscdevice.h>
#include <linux/module.h>
#include "tally.h"

static ssize_t display_read(struct file *file, char __user *buffer, size_t length, loff_t *offset)
{
	char text[16];

	if (*offset == 0)
		tally_add(1);
	snprintf(text, sizeof(text), "%u\n", tally_total);
	return simple_read_from_buffer(buffer, length, offset, text, strlen(text));
}

static const struct file_operations display_operations = {
	.owner = THIS_MODULE,
	.read = display_read,
};

static struct miscdevice display_device = {
	.minor = MISC_DYNAMIC_MINOR,
	.name = "tally",
	.fops = &display_operations,
};
module_misc_device(display_device);

MODULE_DESCRIPTION("Shows the count");
MODULE_LICENSE("Dual MIT/GPL");
