#ifndef AA_H
#define AA_H
int aa_fn(int x);
int aa_fn_gpl(int x);
extern int aa_var;
int aa_helper(int x);
int aa_init_fn(void);
int bb_fn(int x);
#endif
