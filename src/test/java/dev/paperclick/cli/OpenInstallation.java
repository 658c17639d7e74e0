package dev.paperclick.cli;

/** The wired application in the workspace that {@code paperclick.home} names, for tests of other packages. */
public final class OpenInstallation implements AutoCloseable {

    private final Installation installation = Installation.open();

    /** The bean of this type. */
    public <T> T get(Class<T> type) {
        return installation.get(type);
    }

    @Override
    public void close() {
        installation.close();
    }
}
