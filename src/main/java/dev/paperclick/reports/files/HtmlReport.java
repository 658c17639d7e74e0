package dev.paperclick.reports.files;

import dev.paperclick.reports.Report;
import dev.paperclick.reports.ReportWriter;
import freemarker.core.HTMLOutputFormat;
import freemarker.core.TemplateClassResolver;
import freemarker.template.Configuration;
import freemarker.template.TemplateException;
import freemarker.template.TemplateExceptionHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;

/**
 * A report as one page that needs nothing else: no script, no request, no font. The template escapes whatever it is
 * given, and the page's own policy lets browsers run nothing and apply no style but ours.
 */
@Component
final class HtmlReport implements ReportWriter {

    private static final String TEMPLATE = "report.ftlh";

    @Override
    public String format() {
        return "html";
    }

    @Override
    public void write(Report report, OutputStream out) throws IOException {
        String style = style();
        Map<String, Object> page = new HtmlPage(report, Views.of(report)).model();
        page.put("style", style);
        page.put("styleHash", sha256(style));
        Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        try {
            configuration().getTemplate(TEMPLATE).process(page, writer);
        } catch (TemplateException e) {
            throw new IllegalStateException(TEMPLATE + " does not fit its page", e);
        }
        writer.flush();
    }

    private static Configuration configuration() {
        Configuration configuration = new Configuration(Configuration.VERSION_2_3_34);
        configuration.setClassForTemplateLoading(HtmlReport.class, "/report");
        configuration.setDefaultEncoding(StandardCharsets.UTF_8.name());
        configuration.setOutputFormat(HTMLOutputFormat.INSTANCE);
        configuration.setNumberFormat("computer");
        configuration.setNewBuiltinClassResolver(TemplateClassResolver.ALLOWS_NOTHING_RESOLVER);
        configuration.setTemplateExceptionHandler(TemplateExceptionHandler.RETHROW_HANDLER);
        configuration.setLogTemplateExceptions(false);
        return configuration;
    }

    private static String style() throws IOException {
        try (InputStream in = Objects.requireNonNull(HtmlReport.class.getResourceAsStream("/report/report.css"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static String sha256(String text) {
        try {
            return Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
