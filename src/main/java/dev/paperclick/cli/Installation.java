package dev.paperclick.cli;

import dev.paperclick.Paperclick;
import dev.paperclick.platform.UserProblem;
import dev.paperclick.platform.Workspace;
import io.github.cdimascio.dotenv.Dotenv;
import io.github.cdimascio.dotenv.DotenvException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

/**
 * The wired application, open for the time of one command.
 *
 * <p>Settings come from, first wins: environment variables, the workspace's {@code .env}, its {@code application.yml},
 * the defaults.
 */
final class Installation implements AutoCloseable {

    private final ConfigurableApplicationContext context;

    private Installation(ConfigurableApplicationContext context) {
        this.context = context;
    }

    /** @throws UserProblem when a setting or the database is not as it must be */
    static Installation open() {
        Workspace workspace = Workspace.current();
        Map<String, Object> dotEnv = dotEnv(workspace);
        try {
            return new Installation(new SpringApplicationBuilder(Paperclick.class)
                    .web(WebApplicationType.NONE)
                    .bannerMode(Banner.Mode.OFF)
                    .logStartupInfo(false)
                    // the command closes the context itself, after its work has come to a stop
                    .registerShutdownHook(false)
                    .properties("spring.config.additional-location=optional:"
                            + workspace.home().toUri())
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
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof UserProblem problem) {
                return problem;
            }
        }
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof BindException binding) {
                return UserProblem.inInput(words(binding));
            }
        }
        return failure;
    }

    private static String words(BindException binding) {
        var property = binding.getProperty();
        return "The setting " + binding.getName()
                + (property == null ? "" : " is '" + property.getValue() + "', which it cannot be")
                + "; correct it in the environment, in .env or in application.yml.";
    }
}
