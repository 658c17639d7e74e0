package dev.paperclick.applications;

import java.io.IOException;
import java.util.function.Predicate;

/** Where the records of a list come from; opened anew for each reading, so that memory does not grow with the list. */
interface ListSource {

    /** Hands over the records in order, blank ones too, as long as the reader wants more. */
    void forEach(Predicate<ListRecord> wantsMore) throws IOException;
}
