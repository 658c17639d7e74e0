package dev.paperclick.reports.files;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperclick.RealBrowser;
import dev.paperclick.reports.Report;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a reader meets who opens the page: in a window, on a phone, in the dark, on paper. */
class HtmlInBrowserTests {

    @TempDir
    static Path folder;

    private static RealBrowser browser;

    @BeforeAll
    static void startBrowser() throws IOException {
        browser = RealBrowser.orSkip(folder);
    }

    @AfterAll
    static void stopBrowser() {
        if (browser != null) {
            browser.close();
        }
    }

    @ParameterizedTest
    @CsvSource({"firm, 1200", "firm, 360", "hostile, 1200", "hostile, 360", "empty, 360"})
    void fitsTheWindowAndAsksForNothing(String name, int width) throws IOException {
        Path page = page(name);

        browser.look(width, 800, false);
        browser.open(page.toUri());

        assertThat(browser.value("document.documentElement.scrollWidth").asInt())
                .isLessThanOrEqualTo(width);
        assertThat(browser.console()).isEmpty();
        assertThat(browser.requests()).containsExactly(page.toUri().toString());
        assertThat(browser.value("document.scripts.length").asInt()).isZero();
        assertThat(browser.value("getComputedStyle(document.querySelector('.tiles')).display")
                        .asString())
                .as("the style sheet is let through by the page's own policy")
                .isEqualTo("grid");
        keepPicture(name + "-" + width);
    }

    @Test
    void isDarkForThoseWhoLikeItAndChartsWithIt() throws IOException {
        browser.look(1200, 800, true);
        browser.open(page("firm").toUri());

        assertThat(browser.value("getComputedStyle(document.body).backgroundColor")
                        .asString())
                .isEqualTo("rgb(13, 18, 24)");
        assertThat(browser.value("getComputedStyle(document.querySelector('.chart .fill-people')).fill")
                        .asString())
                .isEqualTo("rgb(45, 212, 191)");
        keepPicture("firm-dark");
    }

    @Test
    void printsOnPagesWithAllNumbers() throws IOException {
        browser.look(1200, 800, true);
        browser.open(page("firm").toUri());
        byte[] paper = browser.pdf();
        keep("firm.pdf", paper);

        try (PDDocument pdf = Loader.loadPDF(paper)) {
            assertThat(pdf.getNumberOfPages()).isBetween(4, 14);
            assertThat(new PDFTextStripper().getText(pdf))
                    .contains("Applications and clicks: all candidates", "48 applications were sent", "app-1047");
        }
    }

    private static Path page(String name) throws IOException {
        Path page = folder.resolve(name + ".html");
        Report report = switch (name) {
            case "firm" -> SampleReports.aFirm();
            case "hostile" -> SampleReports.hostile();
            default -> SampleReports.empty();
        };
        try (OutputStream out = Files.newOutputStream(page)) {
            new HtmlReport().write(report, out);
        }
        return page;
    }

    /** To be looked at: {@code -Dpictures=FOLDER} keeps what the browser showed. */
    private static void keepPicture(String name) throws IOException {
        if (System.getProperty("pictures") != null) {
            keep(name + ".png", browser.picture(true));
        }
    }

    private static void keep(String name, byte[] bytes) throws IOException {
        String pictures = System.getProperty("pictures");
        if (pictures != null) {
            Files.createDirectories(Path.of(pictures));
            Files.write(Path.of(pictures, name), bytes);
        }
    }
}
