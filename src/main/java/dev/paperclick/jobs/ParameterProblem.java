package dev.paperclick.jobs;

/**
 * What is wrong with the value of one parameter.
 *
 * @param parameter its name
 * @param sentence what must be otherwise, such as "must be before 'to'; …"; the file, the line and the name are put before it
 */
public record ParameterProblem(String parameter, String sentence) {}
