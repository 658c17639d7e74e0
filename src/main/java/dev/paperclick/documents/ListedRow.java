package dev.paperclick.documents;

import dev.paperclick.applications.Application;

/**
 * A row of the run's list that waits for its documents.
 *
 * @param number its place in the list, from 1
 * @param contentHash digest of all that decides the documents
 */
record ListedRow(int number, Application application, String contentHash) {}
