package dev.paperclick.mail;

import freemarker.core.HTMLOutputFormat;
import freemarker.core.TemplateClassResolver;
import freemarker.template.Configuration;
import freemarker.template.TemplateException;
import freemarker.template.TemplateExceptionHandler;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Pages for readers of mail: tables, and styles within the elements, since that is what all of them understand. Templates are
 * in {@code /mail} and escape whatever they are given.
 */
public final class MailPage {

    private static final Configuration CONFIGURATION = configuration();

    private MailPage() {}

    /**
     * Fills a template.
     *
     * @param template its file name
     * @param values texts, numbers, flags, and lists and records of them, by the names that the template has for them
     */
    public static String write(String template, Map<String, ? extends @Nullable Object> values) {
        Map<String, @Nullable Object> page = new LinkedHashMap<>();
        values.forEach((name, value) -> page.put(name, given(value)));
        StringWriter written = new StringWriter();
        try {
            CONFIGURATION.getTemplate(template).process(page, written);
        } catch (TemplateException e) {
            throw new IllegalStateException(template + " does not fit its page", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return written.toString();
    }

    /** Texts, numbers, lists and maps: nothing that a template could call. */
    private static @Nullable Object given(@Nullable Object value) {
        if (value instanceof List<?> list) {
            return list.stream().map(MailPage::given).toList();
        }
        if (!(value instanceof Record)) {
            return value;
        }
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        for (RecordComponent component : value.getClass().getRecordComponents()) {
            try {
                // the record may be for its own package only
                component.getAccessor().setAccessible(true);
                fields.put(component.getName(), given(component.getAccessor().invoke(value)));
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(e);
            }
        }
        return fields;
    }

    private static Configuration configuration() {
        Configuration configuration = new Configuration(Configuration.VERSION_2_3_34);
        configuration.setClassForTemplateLoading(MailPage.class, "/mail");
        configuration.setDefaultEncoding(StandardCharsets.UTF_8.name());
        configuration.setOutputFormat(HTMLOutputFormat.INSTANCE);
        configuration.setNumberFormat("computer");
        configuration.setNewBuiltinClassResolver(TemplateClassResolver.ALLOWS_NOTHING_RESOLVER);
        configuration.setTemplateExceptionHandler(TemplateExceptionHandler.RETHROW_HANDLER);
        configuration.setLogTemplateExceptions(false);
        return configuration;
    }
}
