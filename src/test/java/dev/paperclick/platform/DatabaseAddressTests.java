package dev.paperclick.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseAddressTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "postgresql://ann:p%40ss%2Fw%3Ard@db.example.org:5433/letters",
                "postgres://ann:p%40ss%2Fw%3Ard@db.example.org:5433/letters",
                "POSTGRESQL://ann:p%40ss%2Fw%3Ard@db.example.org:5433/letters",
                "  postgresql://ann:p@ss%2Fw:rd@db.example.org:5433/letters\n",
                "jdbc:postgresql://ann:p%40ss%2Fw%3Ard@db.example.org:5433/letters",
                "jdbc:postgresql://db.example.org:5433/letters?user=ann&password=p%40ss%2Fw%3Ard",
                "postgresql://db.example.org:5433/letters?password=p@ss/w:rd&user=ann",
                "postgresql://ann@db.example.org:5433/letters?password=p%40ss%2Fw%3Ard",
            })
    void readsEverySpelling(String text) {
        DatabaseAddress address = DatabaseAddress.parse(text);

        assertThat(address.hosts()).isEqualTo("db.example.org:5433");
        assertThat(address.database()).isEqualTo("letters");
        assertThat(address.user()).isEqualTo("ann");
        assertThat(address.password()).isEqualTo("p@ss/w:rd");
        assertThat(address.parameters()).isEmpty();
        assertThat(address.psqlUrl()).isEqualTo("postgresql://ann:p%40ss%2Fw%3Ard@db.example.org:5433/letters");
        assertThat(address.jdbcUrl())
                .isEqualTo("jdbc:postgresql://db.example.org:5433/letters?ApplicationName=paperclick%20"
                        + ProcessHandle.current().pid());
    }

    @ParameterizedTest
    @CsvSource({
        "postgresql://ann@localhost/letters, localhost, letters, ann, ''",
        "postgresql://ann:@localhost/letters, localhost, letters, ann, ''",
        "postgresql://ann:pw@/letters, localhost, letters, ann, pw",
        "postgresql://ann:pw@db, db, ann, ann, pw",
        "postgresql://ann:pw@db/, db, ann, ann, pw",
        "postgresql://ann:pw@[::1]:5433/letters, [::1]:5433, letters, ann, pw",
        "'postgresql://ann:pw@one:1,two:2/letters', 'one:1,two:2', letters, ann, pw",
        "postgresql://j%C3%BCrgen:a+b%2Bc%20d@db/m%C3%A4rz, db, märz, jürgen, a+b+c d",
        "jdbc:postgresql://db/letters?user=ann&password=a+b%2Bc, db, letters, ann, a b+c",
    })
    void fillsInWhatIsLeftOut(String text, String hosts, String database, String user, String password) {
        assertThat(DatabaseAddress.parse(text))
                .returns(hosts, DatabaseAddress::hosts)
                .returns(database, DatabaseAddress::database)
                .returns(user, DatabaseAddress::user)
                .returns(password, DatabaseAddress::password);
    }

    @Test
    void theUserLeftOutIsTheOneAtTheKeyboard() {
        assertThat(DatabaseAddress.parse("postgresql://db/letters").user()).isEqualTo(System.getProperty("user.name"));
    }

    @Test
    void translatesParametersForTheDriver() {
        DatabaseAddress address = DatabaseAddress.parse(
                "postgresql://ann@db/letters?sslmode=require&application_name=my+app&connect_timeout=3&options=-c%20a%3Db");

        assertThat(address.jdbcUrl())
                .isEqualTo("jdbc:postgresql://db/letters?ApplicationName=my%2Bapp&connectTimeout=3"
                        + "&options=-c%20a%3Db&sslmode=require");
        assertThat(address.psqlUrl())
                .isEqualTo("postgresql://ann@db/letters?application_name=my%2Bapp&connect_timeout=3"
                        + "&options=-c%20a%3Db&sslmode=require");
    }

    @Test
    void psqlIsSparedTheParametersOfTheDriver() {
        DatabaseAddress address = DatabaseAddress.parse(
                "jdbc:postgresql://db/letters?user=ann&sslmode=require&reWriteBatchedInserts=true&ApplicationName=x+y");

        assertThat(address.jdbcUrl()).contains("reWriteBatchedInserts=true");
        assertThat(address.psqlUrl()).isEqualTo("postgresql://ann@db/letters?application_name=x%20y&sslmode=require");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mysql://ann:s3cret@db/letters",
                "db.example.org:5432/letters",
                "jdbc:mysql://db/letters?password=s3cret",
                "jdbc:postgresql:letters",
                "postgresql:/ann:s3cret@db/letters",
                "postgresql://ann:s3cret@db:port/letters",
                "postgresql://ann:s3cret@db:99999/letters",
                "postgresql://ann:s3cret@db:1:2/letters",
                "postgresql://ann:s3cret%4@db/letters",
                "postgresql://ann:s3cret%zz@db/letters",
                "postgresql://ann:s3cret/x@db/letters",
                "postgresql://ann:123/s3cret@db/letters",
                "postgresql://ann:123?s3cret@db/letters",
                "postgresql://ann:123#s3cret@db/letters",
                "postgresql://ann:s3cret@/letters?host=/run/postgresql",
                "postgresql://ann:s3cret@%2Frun%2Fpostgresql/letters",
                "postgresql://ann:s3cret@two words/letters",
            })
    void whatIsNoAddressIsToldWithoutRepeatingIt(String text) {
        assertThatExceptionOfType(UserProblem.class)
                .isThrownBy(() -> DatabaseAddress.parse(text))
                .returns(UserProblem.Remedy.CHANGE_INPUT, UserProblem::remedy)
                .withMessageStartingWith("DATABASE_URL is not the address of a PostgreSQL database")
                .withMessageNotContainingAny("s3cret");
    }

    @Test
    void isPrintedWithoutPassword() {
        assertThat(DatabaseAddress.parse("postgresql://ann:s3cret@db:5433/letters?password=s3cret"))
                .hasToString("postgresql://ann@db:5433/letters");
    }
}
