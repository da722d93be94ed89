#include <linux/module.h>

void meter_read(void);
void meter_read(void)
{
}
EXPORT_SYMBOL_NS_GPL(meter_read, METER);

MODULE_LICENSE("GPL");
MODULE_DESCRIPTION("Exports into a namespace");
