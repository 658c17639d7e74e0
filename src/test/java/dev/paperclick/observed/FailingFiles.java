package dev.paperclick.observed;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.util.EnumSet;
import java.util.Set;

/** A real file system whose n-th call goes wrong, as disks and permissions go wrong. For one thread at a time. */
public final class FailingFiles implements Observer {

    private static final Set<Call> OF_FILES = EnumSet.complementOf(EnumSet.of(Call.STATEMENT, Call.COMMIT));
    private static final Set<Call> BY_NAME =
            EnumSet.of(Call.READ, Call.MAKE_FOLDER, Call.MAKE_FILE, Call.MOVE, Call.DELETE);
    private static final Set<Call> IN_NEED_OF_SPACE =
            EnumSet.of(Call.MAKE_FOLDER, Call.MAKE_FILE, Call.WRITE, Call.FORCE, Call.MOVE);

    /** What goes wrong. */
    public enum Fault {
        NO_SPACE(IN_NEED_OF_SPACE) {
            @Override
            IOException of(Call call, String file) {
                return told(call, file, "No space left on device");
            }
        },
        DEFECT(OF_FILES) {
            @Override
            IOException of(Call call, String file) {
                return told(call, file, "Input/output error");
            }
        },
        DENIED(BY_NAME) {
            @Override
            IOException of(Call call, String file) {
                return new AccessDeniedException(file);
            }
        };

        private final Set<Call> calls;

        Fault(Set<Call> calls) {
            this.calls = calls;
        }

        abstract IOException of(Call call, String file);

        /** Only calls that name a file tell it. */
        private static IOException told(Call call, String file, String reason) {
            return BY_NAME.contains(call) ? new FileSystemException(file, null, reason) : new IOException(reason);
        }
    }

    private Fault fault = Fault.DEFECT;
    private int failing = Integer.MAX_VALUE;
    private boolean lasting;
    private int calls;
    private boolean failedToDelete;

    /**
     * Counts from here the calls that can go wrong so, and fails at one of them.
     *
     * @param untilMended whether all that follow fail as well
     */
    public void failAt(int call, Fault how, boolean untilMended) {
        fault = how;
        failing = call;
        lasting = untilMended;
        calls = 0;
        failedToDelete = false;
    }

    /** Whether what failed was to take a file away. */
    public boolean failedToDelete() {
        return failedToDelete;
    }

    /** Everything goes well again. */
    public void mend() {
        failing = Integer.MAX_VALUE;
    }

    /** How many calls there have been. */
    public int calls() {
        return calls;
    }

    @Override
    public void see(Moment moment, Call call, String subject) throws IOException {
        // half of the bytes are on the disk when there is no room for more
        boolean counts = moment == (call == Call.WRITE ? Moment.AMID : Moment.BEFORE)
                || moment == Moment.AMID && call == Call.READ;
        if (counts && fault.calls.contains(call)) {
            calls++;
            if (calls == failing || lasting && calls > failing) {
                failedToDelete |= call == Call.DELETE;
                throw fault.of(call, subject);
            }
        }
    }
}
