package dev.loupe.networks;

import dev.loupe.core.Reading;
import dev.loupe.networks.format.Format;
import dev.loupe.networks.format.ModelFile;
import dev.loupe.networks.format.NotModels;
import dev.loupe.networks.format.caffe.Caffe;
import dev.loupe.networks.format.coreml.CoreMl;
import dev.loupe.networks.format.darknet.Darknet;
import dev.loupe.networks.format.executorch.Executorch;
import dev.loupe.networks.format.gguf.Gguf;
import dev.loupe.networks.format.hdf5.Hdf5;
import dev.loupe.networks.format.huggingface.HuggingFace;
import dev.loupe.networks.format.keras.Keras;
import dev.loupe.networks.format.mnn.Mnn;
import dev.loupe.networks.format.modelexplorer.ModelExplorer;
import dev.loupe.networks.format.mxnet.MxNet;
import dev.loupe.networks.format.ncnn.Ncnn;
import dev.loupe.networks.format.netron.NetronMessage;
import dev.loupe.networks.format.numpy.Numpy;
import dev.loupe.networks.format.onnx.Onnx;
import dev.loupe.networks.format.onnx.Ort;
import dev.loupe.networks.format.onnxtext.OnnxJson;
import dev.loupe.networks.format.onnxtext.OnnxProtoText;
import dev.loupe.networks.format.onnxtext.OnnxText;
import dev.loupe.networks.format.openvino.OpenVino;
import dev.loupe.networks.format.paddle.Paddle;
import dev.loupe.networks.format.pnnx.Pnnx;
import dev.loupe.networks.format.pytorch.ExportedProgram;
import dev.loupe.networks.format.pytorch.PyTorch;
import dev.loupe.networks.format.safetensors.Safetensors;
import dev.loupe.networks.format.tensorflow.Tensorflow;
import dev.loupe.networks.format.tfjs.Tfjs;
import dev.loupe.networks.format.tflite.Tflite;
import dev.loupe.networks.format.torchscript.TorchScript;
import dev.loupe.networks.graph.Model;

import java.io.IOException;
import java.util.List;

/// All formats, in the order in which they are asked: those with a magic first, those that must be guessed last.
public final class Formats {
    private static final List<Format> ALL =
            List.of(
                    new Gguf(),
                    new Safetensors(),
                    new Numpy(),
                    new Tflite(),
                    new Executorch(),
                    new Ort(),
                    new Tfjs(),
                    new Keras(),
                    new Hdf5(),
                    new ExportedProgram(),
                    new TorchScript(),
                    new PyTorch(),
                    new HuggingFace(List.of(new Safetensors(), new PyTorch())),
                    new OpenVino(),
                    new Pnnx(),
                    new Ncnn(),
                    new Darknet(),
                    new MxNet(),
                    new CoreMl(),
                    new NetronMessage(),
                    new ModelExplorer(),
                    new Paddle(),
                    new Tensorflow(),
                    new Onnx(),
                    new OnnxText(),
                    new OnnxProtoText(),
                    new OnnxJson(),
                    new Caffe(),
                    new Mnn());

    private Formats() {}

    public static List<Format> all() {
        return ALL;
    }

    /// What the first format says that knows the file.
    ///
    /// @return [Reading.NotThisFormat] with one sentence that names what the file is instead
    public static Reading<Model> read(ModelFile file) throws IOException {
        for (Format format : ALL) {
            Reading<Model> reading = format.read(file);
            if (!(reading instanceof Reading.NotThisFormat)) {
                return reading;
            }
        }
        return new Reading.NotThisFormat<>(NotModels.of(file).text());
    }
}
