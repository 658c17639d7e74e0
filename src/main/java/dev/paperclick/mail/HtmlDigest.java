package dev.paperclick.mail;

import dev.paperclick.mail.Letter.Picture;
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
 * The weekly mail as a page for readers of mail: tables, and styles within the elements, since that is what all of them
 * understand. The template escapes whatever it is given.
 */
final class HtmlDigest {

    private static final String TEMPLATE = "digest.ftlh";
    private static final Configuration CONFIGURATION = configuration();

    private HtmlDigest() {}

    static String write(Digest digest, List<Picture> pictures) {
        Map<String, @Nullable Object> page = new LinkedHashMap<>();
        page.put("digest", given(digest));
        page.put(
                "pictures",
                pictures.stream()
                        .map(picture -> Map.of("name", picture.name(), "words", picture.words()))
                        .toList());
        page.put("pictureWidth", DigestCharts.WIDTH);
        page.put("pictureHeight", DigestCharts.HEIGHT);
        StringWriter written = new StringWriter();
        try {
            CONFIGURATION.getTemplate(TEMPLATE).process(page, written);
        } catch (TemplateException e) {
            throw new IllegalStateException(TEMPLATE + " does not fit its page", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return written.toString();
    }

    /** Texts, numbers, lists and maps: nothing that a template could call. */
    private static @Nullable Object given(@Nullable Object value) {
        if (value instanceof List<?> list) {
            return list.stream().map(HtmlDigest::given).toList();
        }
        if (!(value instanceof Record)) {
            return value;
        }
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        for (RecordComponent component : value.getClass().getRecordComponents()) {
            try {
                fields.put(component.getName(), given(component.getAccessor().invoke(value)));
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(e);
            }
        }
        return fields;
    }

    private static Configuration configuration() {
        Configuration configuration = new Configuration(Configuration.VERSION_2_3_34);
        configuration.setClassForTemplateLoading(HtmlDigest.class, "/mail");
        configuration.setDefaultEncoding(StandardCharsets.UTF_8.name());
        configuration.setOutputFormat(HTMLOutputFormat.INSTANCE);
        configuration.setNumberFormat("computer");
        configuration.setNewBuiltinClassResolver(TemplateClassResolver.ALLOWS_NOTHING_RESOLVER);
        configuration.setTemplateExceptionHandler(TemplateExceptionHandler.RETHROW_HANDLER);
        configuration.setLogTemplateExceptions(false);
        return configuration;
    }
}
