package dev.loupe.intake.tensorboard;

import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.CRC32C;

/// Records of one file that may still grow (`tf_record.rs`): length u64, its masked CRC-32C, the data, their masked CRC-32C; little-endian. A record that is not whole yet is waited for, a wrong check sum of data costs that
/// record, one of a length ends the file, because nothing says where the next begins. Memory: the longest record.
final class RecordFile implements AutoCloseable {
    static final VarHandle LONG =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    static final VarHandle INT =
            MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final int HEAD = 12;
    private static final int FOOT = 4;
    private static final int BLOCK = 1 << 20;
    private static final long LONGEST = Integer.MAX_VALUE - 64;

    /// What comes next.
    enum Next {
        /// [#data], [#from] and [#length] tell it.
        RECORD,
        /// Nothing whole yet.
        WAIT,
        /// A record whose data are not what was written; passed over.
        ALTERED,
        /// The length cannot be believed; nothing more can be read.
        LOST
    }

    private final FileChannel channel;
    private final CRC32C crc = new CRC32C();
    private byte[] data = new byte[0];
    private int at;
    private int end;
    private long offset;
    private int from;
    private int length;

    /// @param position where a record begins
    RecordFile(Path file, long position) throws IOException {
        channel = FileChannel.open(file, StandardOpenOption.READ);
        offset = position;
    }

    Next next() throws IOException {
        if (!have(HEAD)) {
            return Next.WAIT;
        }
        long said = (long) LONG.get(data, at);
        int check = (int) INT.get(data, at + 8);
        if (check != masked(at, 8)) {
            return said == 0 && check == 0 ? Next.WAIT : Next.LOST;
        }
        if (said < 0 || said > LONGEST) {
            return Next.LOST;
        }
        if (end - at < HEAD + said + FOOT && channel.size() - position() < HEAD + said + FOOT) {
            return Next.WAIT;
        }
        if (!have((int) (HEAD + said + FOOT))) {
            return Next.WAIT;
        }
        from = at + HEAD;
        length = (int) said;
        boolean good = (int) INT.get(data, from + length) == masked(from, length);
        at = from + length + FOOT;
        return good ? Next.RECORD : Next.ALTERED;
    }

    /// Where the next record begins in the file.
    long position() {
        return offset + at;
    }

    /// By what the part before `read` is known again ([Beginning]).
    String beginning(long read) throws IOException {
        return Beginning.of(channel, read);
    }

    /// Holds the record from [#from] on, until [#next] is asked again.
    byte[] data() {
        return data;
    }

    int from() {
        return from;
    }

    int length() {
        return length;
    }

    private int masked(int start, int count) {
        crc.reset();
        crc.update(data, start, count);
        int value = (int) crc.getValue();
        return ((value >>> 15) | (value << 17)) + 0xa282ead8;
    }

    /// Reads on until `count` bytes lie ahead; false if the file has no more.
    private boolean have(int count) throws IOException {
        if (end - at >= count) {
            return true;
        }
        if (data.length - at < Math.max(count, BLOCK)) {
            byte[] room =
                    data.length >= Math.max(count, BLOCK) + (end - at)
                            ? data
                            : new byte[Math.max(count, BLOCK) + (end - at)];
            System.arraycopy(data, at, room, 0, end - at);
            data = room;
            offset += at;
            end -= at;
            at = 0;
        }
        while (end - at < count) {
            int read = channel.read(ByteBuffer.wrap(data, end, data.length - end), offset + end);
            if (read <= 0) {
                return false;
            }
            end += read;
        }
        return true;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
