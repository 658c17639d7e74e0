package dev.paperclick;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;

/** Which libraries and habits stay in which rooms. */
@AnalyzeClasses(packages = "dev.paperclick", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTests {

    @ArchTest
    static final ArchRule CSV_STAYS_WITH_LISTS_AND_TABLES = noClasses()
            .that()
            .resideOutsideOfPackages("..applications..", "..platform..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.opencsv..");

    @ArchTest
    static final ArchRule XML_STAYS_WITH_TEMPLATES = noClasses()
            .that()
            .resideOutsideOfPackages("..templates..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.codehaus.stax2..", "com.ctc.wstx..", "javax.xml.stream..");

    @ArchTest
    static final ArchRule SPREADSHEETS_STAY_WITH_LISTS_AND_REPORTS = noClasses()
            .that()
            .resideOutsideOfPackages("..applications..", "..reports.files..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.apache.poi..");

    @ArchTest
    static final ArchRule CHARTS_AND_PAGES_STAY_WITH_REPORT_FILES_AND_MAIL = noClasses()
            .that()
            .resideOutsideOfPackages("..reports.files..", "..mail..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.jfree..", "org.apache.batik..", "freemarker..");

    @ArchTest
    static final ArchRule MAIL_SERVERS_STAY_WITH_MAIL = noClasses()
            .that()
            .resideOutsideOfPackage("..mail..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("jakarta.mail..", "org.eclipse.angus..");

    @ArchTest
    static final ArchRule UNDERTOW_STAYS_AT_THE_DOOR = noClasses()
            .that()
            .resideOutsideOfPackages("..http..", "..redirect..", "..api..", "..mail..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.undertow..");

    @ArchTest
    static final ArchRule PICOCLI_STAYS_ON_THE_COMMAND_LINE = noClasses()
            .that()
            .resideOutsideOfPackage("..cli..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("picocli..");

    @ArchTest
    static final ArchRule TIME_COMES_FROM_THE_CLOCK = noClasses()
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(LocalDate.class, "now")
            .orShould()
            .callMethod(LocalDateTime.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis");

    @ArchTest
    static final ArchRule JOBS_KNOW_NO_FEATURE = noClasses()
            .that()
            .resideInAPackage("..jobs..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..documents..", "..applications..", "..clicks..", "..reports..", "..links..");

    @ArchTest
    static final ArchRule CONFIGURATION_IS_PACKAGE_PRIVATE = classes()
            .that()
            .areAnnotatedWith(org.springframework.context.annotation.Configuration.class)
            .and()
            .doNotHaveSimpleName("Paperclick")
            .should()
            .bePackagePrivate();
}
