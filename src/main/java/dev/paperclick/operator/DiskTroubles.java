package dev.paperclick.operator;

import dev.paperclick.platform.UserProblem;
import dev.paperclick.platform.Workspace;
import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Disks that are nearly full, of those that the workspace is on. */
@Component
class DiskTroubles {

    private static final double GIGABYTE = 1L << 30;

    private final Workspace workspace;
    private final OperatorProperties properties;

    DiskTroubles(Workspace workspace, OperatorProperties properties) {
        this.workspace = workspace;
        this.properties = properties;
    }

    /** Each disk is told once. */
    List<Trouble> now() {
        List<Trouble> troubles = new ArrayList<>();
        Set<FileStore> seen = new LinkedHashSet<>();
        for (Path folder : List.of(workspace.data(), workspace.output())) {
            try {
                Path there = Files.exists(folder) ? folder : workspace.home();
                FileStore store = Files.getFileStore(there);
                long free = store.getUsableSpace();
                if (seen.add(store) && free < properties.leastDisk().toBytes()) {
                    troubles.add(new Trouble(
                            "Disk",
                            String.format(Locale.ROOT, "Only %.1f GB are free where %s is.", free / GIGABYTE, there),
                            "Make room: clicks are lost, and documents are not made, when nothing is left."));
                }
            } catch (IOException e) {
                throw UserProblem.inSurroundings(folder + " cannot be looked at; mend the disk.", e);
            }
        }
        return troubles;
    }
}
