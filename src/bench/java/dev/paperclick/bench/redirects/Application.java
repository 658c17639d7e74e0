package dev.paperclick.bench.redirects;

import dev.paperclick.Paperclick;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** Paperclick, wired as its commands wire it, on free ports. */
final class Application {

    private Application() {}

    static ConfigurableApplicationContext open(String... settings) {
        List<String> arguments = new ArrayList<>(List.of(
                "--paperclick.server.public-host=127.0.0.1",
                "--paperclick.server.public-port=0",
                "--paperclick.server.console-port=0",
                "--logging.level.dev.paperclick=warn",
                "--logging.level.dev.paperclick.http=warn"));
        arguments.addAll(Arrays.asList(settings));
        return new SpringApplicationBuilder(Paperclick.class)
                .web(WebApplicationType.NONE)
                .logStartupInfo(false)
                .registerShutdownHook(false)
                .run(arguments.toArray(String[]::new));
    }
}
