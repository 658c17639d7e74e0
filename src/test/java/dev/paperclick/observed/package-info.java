/**
 * The real program in a process of its own, with somebody who sees every call to files and to the database as it is made,
 * and may end the process or refuse the call there. The program itself knows nothing of it.
 */
@NullMarked
package dev.paperclick.observed;

import org.jspecify.annotations.NullMarked;
