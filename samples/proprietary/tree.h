int lockbox_show(void);
void lockbox_hide(void);
