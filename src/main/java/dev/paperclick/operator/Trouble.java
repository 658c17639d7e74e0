package dev.paperclick.operator;

/**
 * Something that is wrong.
 *
 * @param subject what it is about, in a word or two
 * @param sentence what it is
 * @param advice what to do about it
 */
record Trouble(String subject, String sentence, String advice) {}
