import { judgeFile } from './file-kinds';

describe('what may be uploaded', () => {
  it('accepts a file whose inside fits its name', () => {
    expect(judgeFile('说明.PDF', 'application/pdf')).toEqual({ mediaType: 'application/pdf' });
    expect(judgeFile('纪要.docx', 'application/zip')).toHaveProperty('mediaType');
  });

  it('refuses a kind that is not on the list', () => {
    expect(judgeFile('run.exe', 'application/x-msdownload')).toBe('FILE_TYPE');
    expect(judgeFile('没有扩展名', 'application/pdf')).toBe('FILE_TYPE');
  });

  it('refuses a file that is another type than its name says', () => {
    expect(judgeFile('章程.pdf', 'application/x-msdownload')).toBe('FILE_TYPE_MISMATCH');
    expect(judgeFile('章程.pdf', undefined)).toBe('FILE_TYPE_MISMATCH');
  });
});
