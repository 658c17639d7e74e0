package dev.paperclick.observed;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.asm.ClassReader;
import org.springframework.asm.ClassVisitor;
import org.springframework.asm.ClassWriter;
import org.springframework.asm.MethodVisitor;
import org.springframework.asm.Opcodes;
import org.springframework.asm.Type;

/**
 * Loads the program's classes so that they call {@link FileCalls}, and leaves all others as they are. No Java agent does it,
 * since Java 17 cannot have one and an archive of prepared classes at the same time.
 */
public final class ObservedProgram extends ClassLoader {

    private static final String PROGRAM = "dev.paperclick.";
    private static final String OBSERVERS = "dev.paperclick.observed.";

    private static final String OBSERVED = Type.getInternalName(FileCalls.class);
    private static final String FILES = Type.getInternalName(Files.class);
    private static final String CHANNEL = Type.getInternalName(FileChannel.class);

    /** Names and types of the methods that have a place to be seen in. */
    private final Set<String> seen = Arrays.stream(FileCalls.class.getDeclaredMethods())
            .map(method -> method.getName() + Type.getMethodDescriptor(method))
            .collect(Collectors.toSet());

    private ObservedProgram() {
        super(ObservedProgram.class.getClassLoader());
    }

    /** Runs the main class that the first argument names, with those that follow. */
    public static void main(String[] arguments) throws ReflectiveOperationException {
        run(arguments[0], Arrays.copyOfRange(arguments, 1, arguments.length));
    }

    static void run(String mainClass, String[] arguments) throws ReflectiveOperationException {
        ObservedProgram program = new ObservedProgram();
        Thread.currentThread().setContextClassLoader(program);
        program.loadClass(mainClass).getMethod("main", String[].class).invoke(null, (Object) arguments);
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (!name.startsWith(PROGRAM) || name.startsWith(OBSERVERS)) {
            return super.loadClass(name, resolve);
        }
        synchronized (getClassLoadingLock(name)) {
            Class<?> loaded = findLoadedClass(name);
            return loaded == null ? define(name) : loaded;
        }
    }

    private Class<?> define(String name) throws ClassNotFoundException {
        try (InputStream in = getResourceAsStream(name.replace('.', '/') + ".class")) {
            if (in == null) {
                throw new ClassNotFoundException(name);
            }
            byte[] bytes = redirected(in.readAllBytes());
            return defineClass(name, bytes, 0, bytes.length);
        } catch (IOException e) {
            throw new ClassNotFoundException(name, e);
        }
    }

    private byte[] redirected(byte[] original) {
        ClassWriter writer = new ClassWriter(0);
        ClassVisitor visitor = new ClassVisitor(Opcodes.ASM9, writer) {
            @Override
            public MethodVisitor visitMethod(
                    int access, String method, String type, String signature, String[] exceptions) {
                return redirecting(super.visitMethod(access, method, type, signature, exceptions));
            }
        };
        new ClassReader(original).accept(visitor, 0);
        return writer.toByteArray();
    }

    private MethodVisitor redirecting(MethodVisitor real) {
        return new MethodVisitor(Opcodes.ASM9, real) {
            @Override
            public void visitMethodInsn(int opcode, String owner, String name, String type, boolean isInterface) {
                boolean redirected = opcode == Opcodes.INVOKESTATIC
                        && (owner.equals(FILES) || owner.equals(CHANNEL))
                        && seen.contains(name + type);
                super.visitMethodInsn(opcode, redirected ? OBSERVED : owner, name, type, isInterface);
            }
        };
    }
}
