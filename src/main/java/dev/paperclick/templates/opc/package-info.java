/**
 * What a .docx is made of before anybody speaks of templates: the zip container with its refusals, content types,
 * relationships and a light XML tree.
 */
@NullMarked
package dev.paperclick.templates.opc;

import org.jspecify.annotations.NullMarked;
