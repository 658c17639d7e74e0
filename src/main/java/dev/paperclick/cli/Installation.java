package dev.paperclick.cli;

import dev.paperclick.Paperclick;
import dev.paperclick.platform.UserProblem;
import dev.paperclick.platform.Workspace;
import io.github.cdimascio.dotenv.Dotenv;
import io.github.cdimascio.dotenv.DotenvException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.convert.ConversionFailedException;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.StandardEnvironment;

/**
 * The wired application, open for the time of one command.
 *
 * <p>Settings come from, first wins: environment variables, the workspace's {@code .env}, its {@code application.yml},
 * the defaults.
 */
final class Installation implements AutoCloseable {

    /** How application.yml names the environment variable of a setting. */
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Z_]+)(:.*)?}");

    private final ConfigurableApplicationContext context;

    private Installation(ConfigurableApplicationContext context) {
        this.context = context;
    }

    /** @throws UserProblem when a setting or the database is not as it must be */
    static Installation open() {
        return open(false);
    }

    /**
     * For a command that goes on without the database while that is away.
     *
     * @throws UserProblem when a setting is not as it must be
     */
    static Installation openBeforeDatabase() {
        return open(true);
    }

    private static Installation open(boolean patient) {
        Workspace workspace = Workspace.current();
        Map<String, Object> dotEnv = dotEnv(workspace);
        try {
            return new Installation(new SpringApplicationBuilder(Paperclick.class)
                    .web(WebApplicationType.NONE)
                    .bannerMode(Banner.Mode.OFF)
                    .logStartupInfo(false)
                    // the command closes the context itself, after its work has come to a stop
                    .registerShutdownHook(false)
                    .properties(
                            "spring.config.additional-location=optional:"
                                    + workspace.home().toUri(),
                            "paperclick.database.patient=" + patient)
                    .initializers(application -> addDotEnv(application.getEnvironment(), dotEnv))
                    .run());
        } catch (RuntimeException e) {
            throw inWords(e);
        }
    }

    <T> T get(Class<T> type) {
        BeanFactory beans = context;
        return beans.getBean(type);
    }

    @Override
    public void close() {
        context.close();
    }

    private static void addDotEnv(ConfigurableEnvironment environment, Map<String, Object> values) {
        environment
                .getPropertySources()
                .addAfter(
                        StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
                        new MapPropertySource("dotEnv", values));
        environment
                .getPropertySources()
                .addAfter("dotEnv", new MapPropertySource("variables", settingsByVariables(environment)));
    }

    /**
     * The settings whose environment variable is set, by their keys: in the defaults they are placeholders, which an
     * application.yml of the workspace would otherwise hide.
     */
    private static Map<String, Object> settingsByVariables(ConfigurableEnvironment environment) {
        Map<String, Object> settings = new LinkedHashMap<>();
        for (PropertySource<?> source : environment.getPropertySources()) {
            if (source instanceof EnumerablePropertySource<?> known) {
                for (String key : known.getPropertyNames()) {
                    Matcher variable = VARIABLE.matcher(String.valueOf(known.getProperty(key)));
                    if (variable.matches() && environment.containsProperty(variable.group(1))) {
                        settings.putIfAbsent(key, String.valueOf(known.getProperty(key)));
                    }
                }
            }
        }
        return settings;
    }

    private static Map<String, Object> dotEnv(Workspace workspace) {
        try {
            Map<String, Object> values = new LinkedHashMap<>();
            Dotenv.configure()
                    .directory(workspace.home().toString())
                    .ignoreIfMissing()
                    .load()
                    .entries(Dotenv.Filter.DECLARED_IN_ENV_FILE)
                    .forEach(entry -> values.put(entry.getKey(), entry.getValue()));
            return values;
        } catch (DotenvException e) {
            throw UserProblem.inInput(workspace.home().resolve(".env") + ": cannot be read as lines of NAME=value ("
                    + e.getMessage() + ").");
        }
    }

    private static RuntimeException inWords(RuntimeException failure) {
        return cause(failure, UserProblem.class)
                .<RuntimeException>map(problem -> problem)
                .or(() -> cause(failure, BindException.class).map(Installation::words))
                .orElse(failure);
    }

    /** A setting of the wrong kind, by the name that the person knows it by. */
    private static UserProblem words(BindException failure) {
        ConfigurationProperty property = failure.getProperty();
        String configured = property == null ? "" : String.valueOf(property.getValue());
        Matcher variable = VARIABLE.matcher(configured);
        String name = variable.matches() ? variable.group(1) : failure.getName().toString();
        Optional<ConversionFailedException> conversion = cause(failure, ConversionFailedException.class);
        String value = conversion.map(e -> String.valueOf(e.getValue())).orElse(configured);
        Class<?> type =
                conversion.<Class<?>>map(e -> e.getTargetType().getType()).orElse(Object.class);
        String rule = type == boolean.class
                ? "must be true or false"
                : type == int.class ? "must be a whole number" : "cannot be that";
        return UserProblem.inInput(name + " is '" + value + "', but " + rule
                + "; set it in the environment, in .env or in application.yml.");
    }

    private static <T extends Throwable> Optional<T> cause(Throwable failure, Class<T> type) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                return Optional.of(type.cast(cause));
            }
        }
        return Optional.empty();
    }
}
