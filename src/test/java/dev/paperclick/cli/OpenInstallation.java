package dev.paperclick.cli;

import dev.paperclick.ThreadProperties;
import java.nio.file.Path;

/** The wired application in a workspace, for tests of other packages. */
public final class OpenInstallation implements AutoCloseable {

    private final Installation installation;

    public OpenInstallation(Path workspace) {
        installation = ThreadProperties.with("paperclick.home", workspace.toString(), Installation::open);
    }

    /** The bean of this type. */
    public <T> T get(Class<T> type) {
        return installation.get(type);
    }

    @Override
    public void close() {
        installation.close();
    }
}
