package dev.paperclick.redirect;

import org.springframework.dao.TransientDataAccessResourceException;

/** The database does not answer within the second that a reader can wait. */
final class DatabaseAway extends TransientDataAccessResourceException {

    private static final long serialVersionUID = 1L;

    DatabaseAway() {
        super("the database does not answer");
    }
}
