#include <linux/debugfs.h>
#include <linux/err.h>
#include "tree.h"

static struct dentry *lockbox_directory;

int lockbox_show(void)
{
	lockbox_directory = debugfs_create_dir("lockbox", NULL);
	return PTR_ERR_OR_ZERO(lockbox_directory);
}

void lockbox_hide(void)
{
	debugfs_remove(lockbox_directory);
}
