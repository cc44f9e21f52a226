// SPDX-License-Identifier: GPL-3.0-or-later
int
sum (void)
{
	return 0;
}   
