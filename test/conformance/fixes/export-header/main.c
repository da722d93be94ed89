#include <linux/module.h>

MODULE_DESCRIPTION("Has all that a module needs, in this file");
MODULE_LICENSE("GPL");
