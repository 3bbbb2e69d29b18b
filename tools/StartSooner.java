import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.classfile.ClassElement;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFileVersion;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.MethodModel;
import java.lang.classfile.MethodTransform;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Enumeration;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;

/// Prepares the folder of jars so that Loupe starts sooner: `java -cp 'FOLDER/*' tools/StartSooner.java FOLDER`.
///
/// 1. Class files older than Java 6 (picocli's are of Java 5) cannot be in an AOT cache and are verified slowly; they are written again with stack maps. Their code stays as it is.
/// 2. SQLite's library for this machine is laid into `FOLDER/native`, so that it is not unpacked at each start.
final class StartSooner {
    private static final int STACK_MAPS_SINCE = ClassFile.JAVA_6_VERSION;
    private static final int NEW_VERSION = ClassFile.JAVA_8_VERSION;
    private static final int VERSION_AT = 6;

    private StartSooner() {}

    public static void main(String[] args) throws IOException {
        Path folder = Path.of(args[0]);
        List<Path> jars;
        try (Stream<Path> files = Files.list(folder)) {
            jars = files.filter(file -> file.toString().endsWith(".jar")).sorted().toList();
        }
        for (Path jar : jars) {
            if (hasOldClasses(jar)) {
                lift(jar);
                System.out.println("lifted the classes of " + jar.getFileName());
            }
        }
        library(folder.resolve("native"));
    }

    private static boolean hasOldClasses(Path jar) throws IOException {
        try (JarFile file = new JarFile(jar.toFile())) {
            for (Enumeration<JarEntry> all = file.entries(); all.hasMoreElements(); ) {
                JarEntry entry = all.nextElement();
                if (entry.getName().endsWith(".class")) {
                    try (InputStream in = file.getInputStream(entry)) {
                        if (isOld(in.readNBytes(VERSION_AT + 2))) {
                            return true;
                        }
                    }
                }
            }
        }
        return false;
    }

    private static boolean isOld(byte[] bytes) {
        int version = (bytes[VERSION_AT] & 0xff) << 8 | bytes[VERSION_AT + 1] & 0xff;
        return version < STACK_MAPS_SINCE;
    }

    private static void lift(Path jar) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JarFile file = new JarFile(jar.toFile());
                JarOutputStream out = new JarOutputStream(bytes)) {
            for (Enumeration<JarEntry> all = file.entries(); all.hasMoreElements(); ) {
                JarEntry entry = all.nextElement();
                JarEntry copy = new JarEntry(entry.getName());
                copy.setTime(entry.getTime());
                out.putNextEntry(copy);
                byte[] content;
                try (InputStream in = file.getInputStream(entry)) {
                    content = in.readAllBytes();
                }
                boolean old = entry.getName().endsWith(".class") && isOld(content);
                out.write(old ? lifted(content) : content);
                out.closeEntry();
            }
        }
        Path made = jar.resolveSibling(jar.getFileName() + ".new");
        Files.write(made, bytes.toByteArray());
        Files.move(made, jar, StandardCopyOption.REPLACE_EXISTING);
    }

    /// The version comes first, since it decides whether code that is written behind it gets stack maps.
    private static byte[] lifted(byte[] old) {
        ClassFile format =
                ClassFile.of(
                        ClassFile.StackMapsOption.GENERATE_STACK_MAPS,
                        ClassFile.ConstantPoolSharingOption.NEW_POOL);
        ClassModel model = format.parse(old);
        return format.build(
                model.thisClass().asSymbol(),
                made -> {
                    made.withVersion(NEW_VERSION, 0);
                    for (ClassElement element : model) {
                        switch (element) {
                            case ClassFileVersion version -> {}
                            case MethodModel method ->
                                    made.transformMethod(
                                            method,
                                            MethodTransform.transformingCode(CodeBuilder::with));
                            default -> made.with(element);
                        }
                    }
                });
    }

    private static void library(Path into) throws IOException {
        String name = System.mapLibraryName("sqlitejdbc");
        String place =
                "/org/sqlite/native/"
                        + org.sqlite.util.OSInfo.getNativeLibFolderPathForCurrentOS()
                        + "/"
                        + name;
        try (InputStream in = StartSooner.class.getResourceAsStream(place)) {
            if (in == null) {
                System.out.println("SQLite has no library at " + place + " of its jar");
                return;
            }
            Files.createDirectories(into);
            Files.copy(in, into.resolve(name), StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
