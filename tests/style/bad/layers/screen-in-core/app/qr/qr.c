// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widget/qr-view.h"
