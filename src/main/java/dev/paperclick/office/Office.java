package dev.paperclick.office;

import dev.paperclick.platform.UserProblem;
import dev.paperclick.platform.Workspace;
import java.nio.file.Path;
import org.springframework.stereotype.Component;

/** The LibreOffice of this machine. */
@Component
public class Office {

    private final OfficeProperties properties;
    private final Workspace workspace;

    Office(OfficeProperties properties, Workspace workspace) {
        this.properties = properties;
        this.workspace = workspace;
    }

    /**
     * Makes sure that there is one; starts nothing.
     *
     * @throws UserProblem when there is none
     */
    public void require() {
        program();
    }

    /** Makes a place to convert documents in; LibreOffice starts with the first of them. */
    public PdfRoom open() {
        return PdfRoom.open(program(), workspace.makeData().resolve("office"), properties.patience());
    }

    private Path program() {
        String path = System.getenv("PATH");
        return new OfficeSearch(properties.home(), path == null ? "" : path, OfficeSearch.USUAL).program();
    }
}
