#include <linux/module.h>
#include "aa.h"

int aa_helper(int x)
{
	return x * 2;
}

int __init aa_setup(int x)
{
	return x * 3;
}
