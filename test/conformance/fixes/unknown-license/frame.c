#include <linux/module.h>
#include <linux/kobject.h>

void frame_drop(struct kobject *object);
void frame_drop(struct kobject *object)
{
	kobject_put(object);
	kobject_uevent(object, KOBJ_CHANGE);
}

MODULE_DESCRIPTION("Has a licence that is none");
MODULE_LICENSE("GPLv2");
