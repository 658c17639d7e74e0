package dev.paperclick.cli;

import picocli.CommandLine.IVersionProvider;

/** What {@code --version} prints. */
final class Version implements IVersionProvider {

    @Override
    public String[] getVersion() {
        String version = Version.class.getPackage().getImplementationVersion();
        return new String[] {
            "Paperclick " + (version == null ? "(unpackaged)" : version),
            "Java " + Runtime.version() + ", " + System.getProperty("java.vendor")
        };
    }
}
