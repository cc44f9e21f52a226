// SPDX-License-Identifier: GPL-3.0-or-later
// TODO: write it
// FIXME: mend it
// XXX: see
