package dev.paperclick.platform;

import java.util.Arrays;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.CoreErrorCode;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationInfoService;
import org.flywaydb.core.api.MigrationState;
import org.flywaydb.core.api.exception.FlywayValidateException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Brings the schema to the version of this program, or says in a sentence why it cannot.
 *
 * @param database as a person knows it
 */
record Migration(String database) {

    /** Migrates. A schema that is up to date is left alone. */
    void run(Flyway flyway) {
        try {
            MigrationInfoService state = flyway.info();
            refuseNewerSchema(state);
            if (state.pending().length > 0) {
                requireRightToMakeTables(flyway.getConfiguration().getDataSource());
            }
            flyway.migrate();
        } catch (FlywayException e) {
            throw explained(e);
        }
    }

    // Flyway itself would only warn: it has no way to know that an older program must not write into newer tables.
    private void refuseNewerSchema(MigrationInfoService schema) {
        boolean newer = Arrays.stream(schema.all())
                .map(MigrationInfo::getState)
                .anyMatch(state -> state == MigrationState.FUTURE_SUCCESS || state == MigrationState.FUTURE_FAILED);
        if (newer) {
            throw UserProblem.inSurroundings(
                    "The database at " + database + " has been used by a newer Paperclick, and "
                            + "this one does not know its tables; run the newer Paperclick.");
        }
    }

    // Flyway would try for ten seconds.
    private void requireRightToMakeTables(DataSource dataSource) {
        boolean may = JdbcClient.create(dataSource)
                .sql("select coalesce(has_schema_privilege(current_schema(), 'create'), false)")
                .query(Boolean.class)
                .single();
        if (!may) {
            throw UserProblem.inSurroundings("The user of DATABASE_URL may not make tables in the database at "
                    + database + "; make that user the owner of the database (alter database … owner to …).");
        }
    }

    private RuntimeException explained(FlywayException e) {
        if (e.getErrorCode() == CoreErrorCode.NON_EMPTY_SCHEMA_WITHOUT_SCHEMA_HISTORY_TABLE) {
            return UserProblem.inSurroundings(
                    "The database at " + database + " already holds tables that are not Paperclick's; make an empty "
                            + "database for it, and name that one in DATABASE_URL.",
                    e);
        }
        if (e instanceof FlywayValidateException) {
            return UserProblem.inSurroundings(
                    "The tables in the database at " + database + " were made by another build of Paperclick that "
                            + "differs from this one; run that build, or use an empty database.",
                    e);
        }
        return e;
    }
}
