package dev.paperclick;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.paperclick.http.RawHttp;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A serve process that has opened its ports.
 *
 * @param process the process
 * @param port of the public listener
 */
public record ServeProcess(PaperclickProcess process, int port) implements AutoCloseable {

    private static final Pattern PORT = Pattern.compile("Tracked links .*:(\\d+)/");

    /** Starts one on free ports; settings are environment variables. */
    public static ServeProcess start(Path workspace, Map<String, String> settings) {
        Map<String, String> all = new HashMap<>(Map.of("SERVER_PORT", "0", "CONSOLE_PORT", "0"));
        all.putAll(settings);
        return announced(PaperclickProcess.start(workspace, all, "serve"));
    }

    /** The process when it has said where it listens. */
    public static ServeProcess announced(PaperclickProcess process) {
        await().atMost(Waits.LONG)
                .until(() -> !process.isAlive() || process.out().contains("Ctrl-C"));
        Matcher announced = PORT.matcher(process.out());
        assertThat(announced.find()).as(process.out() + process.err()).isTrue();
        return new ServeProcess(process, Integer.parseInt(announced.group(1)));
    }

    public int health() {
        return RawHttp.get(port, "/health").status();
    }

    public void awaitHealth(int status) {
        await().atMost(Waits.LONG).until(() -> health() == status);
    }

    /** What it has warned of; it must not have shown a trace. */
    public List<String> warnings() {
        assertThat(process.err()).doesNotContain("Exception");
        return process.err().lines().filter(line -> line.startsWith("WARN")).toList();
    }

    /** SIGTERM. */
    public void endsWell() {
        assertThat(process.terminate().exitCode()).as(process.err()).isZero();
        assertThat(process.err()).doesNotContain("Exception", "ERROR");
    }

    /** SIGKILL. */
    public void kill() {
        process.kill();
    }

    @Override
    public void close() {
        process.close();
    }
}
