package dev.paperclick.documents;

/**
 * Which variant of the templates an application gets.
 *
 * @param line of the list
 */
public record VariantChoice(int line, String applicationId, String company, String title, String variant) {}
